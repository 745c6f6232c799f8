package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Find lists the files that names stand for: a file itself, and of a folder
// every telegram (.txt), page (.html, .htm), dump (.csv) and archive of them
// (.zip, .7z, .tar, or compressed) in it and below, in the order of their names. Others are counted in skipped. A name that is not
// there is an error.
func Find(names []string) (files []string, skipped int, err error) {
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case name == "-":
			files = append(files, name)
			continue
		case errors.Is(err, fs.ErrNotExist):
			return nil, 0, fmt.Errorf("%s is not there: give a telegram, a page, a dump, or a folder or archive of them", name)
		case err != nil:
			return nil, 0, fmt.Errorf("%s %w", name, unwrapPath(err))
		case !info.IsDir():
			files = append(files, name)
			continue
		}
		found, others, err := findIn(name)
		if err != nil {
			return nil, 0, err
		}
		files, skipped = append(files, found...), skipped+others
	}
	return files, skipped, nil
}

// findIn lists the sources in a folder.
func findIn(folder string) (files []string, skipped int, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("%s %w", path, unwrapPath(err))
		case entry.IsDir():
			return nil
		case isSource(path), isPackedName(path):
			files = append(files, path)
		default:
			skipped++
		}
		return nil
	})
	return files, skipped, err
}

// isSource reports whether a file in a folder is named as sources are.
func isSource(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".html", ".htm", ".csv":
		return true
	}
	return false
}

// Size is how many bytes files have together, -1 if that cannot be known
// because standard input is among them.
func Size(files []string) int64 {
	var size int64
	for _, name := range files {
		if name == "-" {
			return -1
		}
		if info, err := os.Stat(name); err == nil {
			size += info.Size()
		}
	}
	return size
}

// unwrapPath drops the file's name from an error that will be shown behind it.
func unwrapPath(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("cannot be read: %w", path.Err)
	}
	return err
}
