package main

import (
	"io"
	"net"
	"net/http"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// freeAddress is an address that nobody listens on just now.
func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

// get is the script command `get STATUS PATH`: it asks the server at $ADDR,
// waiting until it listens, and prints what it answers.
func get(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: get STATUS PATH")
	}
	response, err := ask("http://" + ts.Getenv("ADDR") + args[1])
	ts.Check(err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	ts.Check(err)
	if _, err := ts.Stdout().Write(body); err != nil {
		ts.Fatalf("%v", err)
	}
	if response.Status[:3] != args[0] {
		ts.Fatalf("%s answers %s", args[1], response.Status)
	}
}

// ask tries for ten seconds: the server starts in the background.
func ask(address string) (response *http.Response, err error) {
	for range 200 {
		if response, err = http.Get(address); err == nil {
			return response, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return nil, err
}
