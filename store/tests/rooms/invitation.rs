use super::answer::{operation, put};
use super::{close, open_round_with, organisation, today};
use crate::on_both;
use domain::answer::ballot::NoBallot;
use domain::answer::wire::Outcome;
use domain::id::ResponseId;
use domain::survey::round::{Links, RoundState};
use store::account::random_id;

fn people(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| name.to_string()).collect()
}

#[test]
fn an_invitation_gives_one_ballot_and_the_same_again() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (unit, round, _) = open_round_with(&store, actor, Links::Personal).await;
        store.invite_of(actor, round, unit.id, &people(&["a@kunta.fi", ""])).await.unwrap();
        let list = store.invitations_of(actor, round).await.unwrap();
        assert_eq!(list.len(), 2);
        assert!(list.iter().all(|invitation| !invitation.opened && invitation.secret.len() == 26));
        let secret = &list[0].secret;
        assert_eq!(store.open_invitation(round, unit.id, secret, "aa").await.unwrap(), Ok(()));
        assert_eq!(store.open_invitation(round, unit.id, secret, "aa").await.unwrap(), Ok(()), "lost reply");
        assert_eq!(
            store.open_invitation(round, unit.id, secret, "bb").await.unwrap(),
            Err(NoBallot::Taken),
            "a second device"
        );
        assert!(store.has_opened(round, unit.id, secret, "aa").await.unwrap());
        assert!(!store.has_opened(round, unit.id, secret, "bb").await.unwrap());
        let unknown = store.open_invitation(round, unit.id, "nothing", "aa").await.unwrap();
        assert_eq!(unknown, Err(NoBallot::UnknownLink));
        let opened = store.invitations_of(actor, round).await.unwrap();
        assert_eq!(opened.iter().filter(|invitation| invitation.opened).count(), 1);
    });
}

/// 22 two devices at the same moment: one ballot, decided by the database.
#[test]
fn two_devices_at_once_get_one_ballot() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (unit, round, _) = open_round_with(&store, actor, Links::Personal).await;
        store.invite_of(actor, round, unit.id, &people(&["a"])).await.unwrap();
        let secret = store.invitations_of(actor, round).await.unwrap().remove(0).secret;
        let tries: Vec<_> = (0..20)
            .map(|device| {
                let (store, secret) = (store.clone(), secret.clone());
                tokio::spawn(async move {
                    store.open_invitation(round, unit.id, &secret, &format!("{device:02x}")).await.unwrap()
                })
            })
            .collect();
        let mut given = 0;
        for one in tries {
            given += usize::from(one.await.unwrap().is_ok());
        }
        assert_eq!(given, 1);
    });
}

#[test]
fn nobody_invites_or_lists_in_another_organisation() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (unit, round, _) = open_round_with(&store, actor, Links::Personal).await;
        let other = organisation(&store, "muu").await;
        assert!(store.invite_of(other, round, unit.id, &people(&["a"])).await.is_err());
        assert!(store.invitations_of(other, round).await.is_err());
        assert_eq!(store.invitations_of(actor, round).await.unwrap(), []);
    });
}

#[test]
fn a_round_closes_on_its_day_and_not_before() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (_, round, code) = open_round_with(&store, actor, Links::Open).await;
        store.close_round_of(actor, round, today().plus_days(2), today()).await.unwrap();
        let state = async || store.round_of(actor, round).await.unwrap().state;
        assert_eq!(state().await, RoundState::Closing);
        store.end_rounds(today().plus_days(2)).await.unwrap();
        assert_eq!(state().await, RoundState::Closing, "the last day counts");
        let asking = store.asking(&code).await.unwrap().unwrap();
        let late = operation(&asking, ResponseId::from_random(random_id()), 1, 4);
        assert_eq!(put(&store, &asking, &late).await, Outcome::Stored);
        store.end_rounds(today().plus_days(3)).await.unwrap();
        assert_eq!(state().await, RoundState::Closed);
        assert_eq!(store.round_of(actor, round).await.unwrap().closed, Some(today().plus_days(2)));
        // More time for what is still on phones.
        store.close_round_of(actor, round, today().plus_days(9), today().plus_days(3)).await.unwrap();
        assert_eq!(state().await, RoundState::Closing);
        close(&store, actor, round).await;
        assert_eq!(state().await, RoundState::Closed);
    });
}
