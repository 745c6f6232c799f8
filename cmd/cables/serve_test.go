package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A server that runs serves what an import makes, within two seconds.
func TestServeGoesOverToTheNextEdition(t *testing.T) {
	dir := t.TempDir()
	db, first, second := filepath.Join(dir, "cables.db"), filepath.Join(dir, "first"), filepath.Join(dir, "second")
	writeTelegrams(t, first, 0, 3)
	writeTelegrams(t, second, 3, 5)
	runImport(t, db, first, 0)
	server := startServer(t, db)
	if got := readyz(t, server); !strings.Contains(got, "edition 1, 3 cables") {
		t.Fatalf("ready says %q", got)
	}
	runImport(t, db, second, 0)
	for made := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		got := readyz(t, server)
		if strings.Contains(got, "edition 2, 5 cables") {
			t.Logf("served %v after the import", time.Since(made).Round(time.Millisecond))
			return
		}
		if time.Since(made) > 2*time.Second {
			t.Fatalf("two seconds after the import ready says %q", got)
		}
	}
}

// startServer runs the program, and gives the address that it listens at.
func startServer(t *testing.T, db string) string {
	t.Helper()
	address, err := freeAddress()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	command := exec.Command("cables", "serve", "--db", db, "--addr", address)
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		command.Process.Signal(os.Interrupt)
		if err := command.Wait(); err != nil {
			t.Errorf("%v: %s", err, said.String())
		}
	})
	return address
}

func readyz(t *testing.T, server string) string {
	t.Helper()
	response, err := ask("http://" + server + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
