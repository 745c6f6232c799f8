package archive

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// buildingPrefix begins the names of files in which next editions are built:
// ".cables.db.building-" and random letters.
func buildingPrefix(path string) string { return "." + filepath.Base(path) + ".building-" }

// resolve follows symbolic links, so that the file they lead to is replaced
// and not the link. A file that does not exist yet is itself.
func resolve(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		// The file may be missing, its folder may not.
		folder, err := filepath.EvalSymlinks(filepath.Dir(path))
		if err != nil {
			return "", fileError(Missing, path, err, "%s: there is no such folder: make it first", filepath.Dir(path))
		}
		return filepath.Join(folder, filepath.Base(path)), nil
	}
	return real, err
}

// removeLeftovers deletes what killed imports left beside the archive. Only
// the holder of the lock may, since a living import's file looks the same.
func removeLeftovers(path string) error {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), buildingPrefix(path)) {
			if err := os.Remove(filepath.Join(filepath.Dir(path), e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// startBuilding makes the file of the next edition beside the archive: a copy
// of it with its owner and permissions, or an empty file where there is none.
func startBuilding(path string) (building string, err error) {
	building = filepath.Join(filepath.Dir(path), buildingPrefix(path)+rand.Text())
	file, err := os.OpenFile(building, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return "", err
	}
	err = errors.Join(copyInto(file, path), file.Close())
	if err != nil {
		os.Remove(building)
	}
	return building, err
}

func copyInto(file *os.File, path string) error {
	old, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer old.Close()
	info, err := old.Stat()
	if err != nil {
		return err
	}
	// Only root may give a file away; for others it is theirs already.
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && os.Geteuid() == 0 {
		if err := file.Chown(int(owner.Uid), int(owner.Gid)); err != nil {
			return err
		}
	}
	if err := file.Chmod(info.Mode().Perm()); err != nil {
		return err
	}
	_, err = io.Copy(file, old)
	return err
}

// replace puts the finished file in the archive's place, so that after a power
// cut there is the old edition or the new one, whole.
func replace(building, path string) error {
	if err := syncFile(building); err != nil {
		return err
	}
	if err := os.Rename(building, path); err != nil {
		return err
	}
	return syncFile(filepath.Dir(path))
}

// syncFile waits until a file, or the names in a folder, are on the disk.
func syncFile(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
