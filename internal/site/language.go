package site

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"cables/internal/editorial"
)

// siteLang is the language that the site itself speaks.
const siteLang = "en"

// translations link the pages that say the same in other languages, each in
// its own words.
func (s *Server) translations(page editorial.Page) []Translation {
	var list []Translation
	for _, name := range page.Translations {
		if other, ok := s.pages.Page(name); ok {
			list = append(list, Translation{Link{other.Title, pageAddress(other)}, other.Lang, languageName(other.Lang)})
		}
	}
	return list
}

// languages are all in which there is a page, its own among them; none if there
// is only one.
func (s *Server) languages(page editorial.Page) []Language {
	if len(page.Translations) == 0 {
		return nil
	}
	list := []Language{{page.Lang, s.absolute(pageAddress(page))}}
	for _, t := range s.translations(page) {
		list = append(list, Language{t.Lang, s.absolute(t.Address)})
	}
	return list
}

// languageName is what a language calls itself: "Deutsch".
func languageName(lang string) string {
	if name := display.Self.Name(language.Make(lang)); name != "" {
		return name
	}
	return lang
}
