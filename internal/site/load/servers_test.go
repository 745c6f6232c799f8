package load

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A server is a program that runs for the length of a test.
type server struct {
	address string // http://127.0.0.1:…
	pid     int
}

// start runs a server that listens at an address, and waits until it answers.
func start(t *testing.T, address string, command *exec.Cmd) server {
	t.Helper()
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	check(t, command.Start())
	t.Cleanup(func() {
		command.Process.Signal(syscall.SIGTERM)
		command.Wait()
		if t.Failed() {
			t.Logf("%s said: %s", command.Path, said.String())
		}
	})
	await(t, "http://"+address)
	return server{"http://" + address, command.Process.Pid}
}

// startCables serves an archive, and says how soon it was ready.
func startCables(t *testing.T, path string, flags ...string) server {
	t.Helper()
	address, begun := freeAddress(t), time.Now()
	s := start(t, address, exec.Command(*program, append([]string{"serve", "--db", path, "--addr", address}, flags...)...))
	t.Logf("cables serve %v: ready after %v", flags, time.Since(begun).Round(time.Millisecond))
	return s
}

const nginxSettings = `daemon off;
worker_processes 2;
pid %[1]s/nginx.pid;
error_log stderr;
events { worker_connections 1024; }
http {
	access_log off;
	client_body_temp_path %[1]s/b; proxy_temp_path %[1]s/p; fastcgi_temp_path %[1]s/f; uwsgi_temp_path %[1]s/u; scgi_temp_path %[1]s/s;
	default_type text/html;
	sendfile on;
	tcp_nopush on;
	keepalive_requests 100000000;
	open_file_cache max=10000;
	server {
		listen %[2]s;
		root %[1]s;
		gzip_static always;
	}
}
`

// startNginx serves a folder of packed files.
func startNginx(t *testing.T, folder string) string {
	t.Helper()
	address := freeAddress(t)
	settings := filepath.Join(folder, "nginx.conf")
	check(t, os.WriteFile(settings, fmt.Appendf(nil, nginxSettings, folder, address), 0o666))
	// Where it begins as root, its workers become another user, who has to get at the files.
	check(t, os.Chmod(folder, 0o755))
	check(t, os.Chmod(filepath.Dir(folder), 0o755))
	return start(t, address, exec.Command("nginx", "-p", folder, "-c", settings)).address
}

// freeAddress is an address that nobody listens on just now.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer listener.Close()
	return listener.Addr().String()
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return string(out)
}
