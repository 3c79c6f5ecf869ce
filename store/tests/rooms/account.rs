use super::{organisation, today, unit};
use crate::on_both;
use store::Error;

#[test]
fn an_organisation_sees_only_its_own_units() {
    on_both(|store| async move {
        let (ours, theirs) = (organisation(&store, "oma").await, organisation(&store, "muu").await);
        let mut library = unit("Kirjasto");
        store.add_units_of(ours, std::slice::from_ref(&library)).await.unwrap();
        assert_eq!(store.units_of(ours).await.unwrap(), [library.clone()]);
        assert_eq!(store.units_of(theirs).await.unwrap(), []);
        library.name = "Pääkirjasto".into();
        assert!(matches!(store.change_unit_of(theirs, &library).await, Err(Error::NotFound)));
        assert!(matches!(store.remove_unit_of(theirs, library.id).await, Err(Error::NotFound)));
        store.change_unit_of(ours, &library).await.unwrap();
        assert_eq!(store.units_of(ours).await.unwrap()[0].name, "Pääkirjasto");
        store.remove_unit_of(ours, library.id).await.unwrap();
        assert_eq!(store.units_of(ours).await.unwrap(), []);
    });
}

#[test]
fn a_unit_with_sub_units_is_not_removed() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let parent = unit("Koulut");
        let mut child = unit("Alakoulu");
        child.parent = Some(parent.id);
        store.add_units_of(actor, &[parent.clone(), child]).await.unwrap();
        assert!(matches!(store.remove_unit_of(actor, parent.id).await, Err(Error::Conflict(_))));
    });
}

#[test]
fn a_set_up_link_works_once_and_only_the_newest() {
    on_both(|store| async move {
        store.replace_setup_token("first", today()).await.unwrap();
        store.replace_setup_token("second", today()).await.unwrap();
        assert!(!store.take_setup_token("first").await.unwrap());
        assert!(store.take_setup_token("second").await.unwrap());
        assert!(!store.take_setup_token("second").await.unwrap());
    });
}

#[test]
fn an_e_mail_address_has_one_account() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        assert_eq!(store.credentials("oma@kunta.fi").await.unwrap().unwrap().actor, actor);
        let again = store::account::Organisation {
            id: domain::id::OrgId::from_random(store::account::random_id()),
            ..store.organisation_of(actor).await.unwrap()
        };
        let id = domain::id::AccountId::from_random(store::account::random_id());
        let taken = store.create_organisation(&again, id, "oma@kunta.fi", "Matti", "hash").await;
        assert!(matches!(taken, Err(Error::Conflict(_))));
    });
}

#[test]
fn an_expired_session_is_not_found() {
    on_both(|store| async move {
        store.save_session("a", "1".into(), 100).await.unwrap();
        store.save_session("a", "2".into(), 200).await.unwrap();
        assert_eq!(store.load_session("a", 150).await.unwrap(), Some(("2".into(), 200)));
        assert_eq!(store.load_session("a", 200).await.unwrap(), None);
        store.delete_expired_sessions(300).await.unwrap();
        assert_eq!(store.load_session("a", 0).await.unwrap(), None);
    });
}
