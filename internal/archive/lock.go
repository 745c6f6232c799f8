package archive

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// acquire takes the lock beside an archive and writes into it who holds it.
// The system frees it when the process ends, however it ends. The file stays:
// to remove it would let two imports hold two locks of one name.
func acquire(path string) (*flock.Flock, error) {
	name := path + ".lock"
	lock := flock.New(name, flock.SetPermissions(0o644))
	held, err := lock.TryLock()
	if err != nil {
		return nil, systemError(path, err)
	}
	if !held {
		holder, _ := os.ReadFile(name)
		return nil, &LockedError{Path: path, Holder: strings.TrimSpace(string(holder))}
	}
	if err := os.WriteFile(name, []byte(thisProcess()+"\n"), 0o644); err != nil {
		lock.Unlock()
		return nil, systemError(path, err)
	}
	return lock, nil
}

func thisProcess() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return fmt.Sprintf("process %d on host %s since %s", os.Getpid(), host, time.Now().UTC().Format(time.RFC3339))
}

// release empties the lock file, which nobody holds from here on.
func release(lock *flock.Flock) error {
	os.Truncate(lock.Path(), 0)
	return lock.Unlock()
}
