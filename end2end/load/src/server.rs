//! The release server as a process.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

pub struct Server {
    child: Child,
    pub port: u16,
    pub database: String,
    folder: PathBuf,
}

pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Server {
    pub async fn start(folder: &Path, database: &str) -> Server {
        let port = free_port();
        let mut server = Server {
            child: spawn(folder, database, port),
            port,
            database: database.into(),
            folder: folder.into(),
        };
        server.ready().await;
        server
    }

    /// SIGKILL: no time for anything, as when the power goes.
    pub async fn kill(&mut self) {
        self.child.kill().await.unwrap();
    }

    pub async fn restart(&mut self) {
        self.child = spawn(&self.folder, &self.database, self.port);
        self.ready().await;
    }

    async fn ready(&mut self) {
        for _ in 0..2_000 {
            if TcpStream::connect(("127.0.0.1", self.port)).await.is_ok() {
                return;
            }
            assert!(self.child.try_wait().unwrap().is_none(), "the server ended");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the server does not answer");
    }

    /// The most memory that it ever had, in MB.
    pub fn peak_mb(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id().unwrap())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    }
}

fn spawn(folder: &Path, database: &str, port: u16) -> Child {
    let env = |name: &str| std::env::var(name).expect("call this with cargo xtask bench");
    Command::new(env("KEHA_SERVER"))
        .current_dir(folder)
        .env("KEHA_ADDRESS", format!("127.0.0.1:{port}"))
        .env("KEHA_DATABASE", database)
        // One address stands for all phones here.
        .env("KEHA_REQUESTS_PER_SECOND", "0")
        .env("KEHA_LOG", "off")
        .env("LEPTOS_SITE_ROOT", env("KEHA_SITE"))
        .env("LEPTOS_OUTPUT_NAME", "keha")
        .env("LEPTOS_HASH_FILES", "true")
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap()
}
