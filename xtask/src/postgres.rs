//! A throw-away PostgreSQL cluster from the machine's own binaries, for the store tests.

use crate::run::{Result, command, output, run, succeeds};
use std::path::{Path, PathBuf};
use std::process::Command;

pub struct Cluster {
    bin: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// `durable`: every commit reaches the disk, as in service; tests do without.
    pub fn start(durable: bool) -> Result<Cluster> {
        let bin = match binaries() {
            Some(bin) => bin,
            None => {
                println!("installing PostgreSQL: the store is tested on both databases");
                crate::tools::apt(&["postgresql"]);
                binaries()
                    .ok_or("PostgreSQL's initdb is not on this machine: install the package postgresql")?
            }
        };
        let port = free_port()?;
        let folder = std::env::temp_dir().join(format!("keha-postgres-{}", std::process::id()));
        let cluster = Cluster { bin, folder, port };
        let data = cluster.folder.join("data").display().to_string();
        std::fs::create_dir_all(&cluster.folder).map_err(|e| format!("{}: {e}", cluster.folder.display()))?;
        if is_root() {
            run(&mut command("chown", &["postgres", &cluster.folder.display().to_string()]))?;
        }
        run(&mut cluster
            .tool("initdb", &["-D", &data, "-U", "keha", "--auth=trust", "-E", "UTF8", "--no-sync", "-N"]))?;
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync={}",
            cluster.folder.display(),
            if durable { "on" } else { "off" }
        );
        let log = cluster.folder.join("log").display().to_string();
        run(&mut cluster.tool("pg_ctl", &["-D", &data, "-o", &options, "-l", &log, "-w", "start"]))?;
        Ok(cluster)
    }

    /// The address of the empty default database; tests make a database each beside it.
    pub fn url(&self) -> String {
        format!("postgres://keha@127.0.0.1:{}/postgres", self.port)
    }

    fn tool(&self, name: &str, args: &[&str]) -> Command {
        let program = self.bin.join(name).display().to_string();
        let mut tool = if is_root() {
            // PostgreSQL refuses to run as root.
            let mut all = vec!["-u", "postgres", "--", program.as_str()];
            all.extend(args);
            command("runuser", &all)
        } else {
            command(&program, args)
        };
        tool.current_dir(&self.folder).stdout(std::process::Stdio::null());
        tool
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.join("data").display().to_string();
        succeeds(&mut self.tool("pg_ctl", &["-D", &data, "-m", "immediate", "stop"]));
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            eprintln!("{} could not be removed: {error}", self.folder.display());
        }
    }
}

fn binaries() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().or_else(|| {
        let found = output(&mut command("which", &["initdb"]))?;
        Path::new(found.trim()).canonicalize().ok()?.parent().map(Path::to_path_buf)
    })
}

fn is_root() -> bool {
    output(&mut command("id", &["-u"])).is_some_and(|id| id.trim() == "0")
}

fn free_port() -> Result<u16> {
    let socket = std::net::TcpListener::bind("127.0.0.1:0").map_err(|e| format!("no free port: {e}"))?;
    socket.local_addr().map(|address| address.port()).map_err(|e| e.to_string())
}
