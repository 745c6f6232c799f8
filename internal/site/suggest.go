package site

import (
	"net/http"
	"net/url"
	"strings"

	"cables/internal/archive"
	language "cables/internal/query"
)

// A suggestion is what somebody may go on to type, or may have meant.
type suggestion struct {
	Text    string `json:"text"`    // what the box would hold: `moat spade`, `tag:PREL`, 09STATE300
	Kind    string `json:"kind"`    // "word", "tag", "origin", "cable"
	Name    string `json:"name"`    // what that is: the name of a tag, the subject of a cable
	Count   int    `json:"count"`   // of cables
	Address string `json:"address"` // of the search, or of the cable
}

type jsonSuggestions struct {
	Suggestions []suggestion `json:"suggestions"`
}

// suggestedEach is how many of each kind are suggested.
const suggestedEach = 4

// serveSuggestions answers while somebody types.
func (s *Server) serveSuggestions(w http.ResponseWriter, r *http.Request) error {
	typed := strings.TrimLeft(r.URL.Query().Get("q"), " ")
	found, err := suggestionsFor(r, typed)
	if err != nil {
		return err
	}
	out := jsonSuggestions{Suggestions: []suggestion{}}
	out.Suggestions = append(out.Suggestions, found...)
	return sendJSON(w, r, out)
}

// longestSuggested is how many bytes somebody may have typed to be suggested more.
const longestSuggested = 200

func suggestionsFor(r *http.Request, typed string) (all []suggestion, err error) {
	if len(typed) > longestSuggested {
		return nil, nil
	}
	found, err := archiveOf(r).Suggest(r.Context(), typed, suggestedEach)
	if err != nil {
		return nil, err
	}
	if _, ok := language.ID(typed); ok {
		for _, row := range found.IDs {
			all = append(all, suggestion{string(row.ID), "cable", titleOf(row.Subject, row.ID), 1, cableAddress(row.ID)})
		}
	}
	for _, term := range found.Terms {
		if text, ok := completed(typed, term.Value); ok {
			all = append(all, suggestion{text, "word", "", term.Cables, searchAddress(text)})
		}
	}
	return append(all, filed(found)...), nil
}

// filed are the tags and origins among suggestions.
func filed(found archive.Suggestions) (all []suggestion) {
	for _, tag := range found.Tags {
		text := language.Value{Field: language.Tag, Value: tag.Value}.String()
		all = append(all, suggestion{text, "tag", tag.Name, tag.Cables, searchAddress(text)})
	}
	for _, origin := range found.Origins {
		text := language.Value{Field: language.Origin, Value: origin.Name}.String()
		all = append(all, suggestion{text, "origin", origin.Name, origin.Cables, searchAddress(text)})
	}
	return all
}

func searchAddress(typed string) string { return "/search?q=" + url.QueryEscape(typed) }

// completed puts a word in the place of the last one typed, if nothing follows it.
func completed(typed, word string) (string, bool) {
	end := 0
	var last language.Token
	for token := range language.Tokens(typed) {
		last, end = token, token.End
	}
	if end != len(typed) || end == 0 {
		return "", false
	}
	return typed[:last.Start] + word, true
}

// respelled are searches for words that are spelled nearly as those sought,
// and that more cables have.
func (se search) respelled(r *http.Request) ([]suggestion, error) {
	var all []suggestion
	for _, term := range se.terms() {
		near, err := archiveOf(r).Respell(r.Context(), term, suggestedEach)
		if err != nil {
			return nil, err
		}
		for _, word := range near {
			text := replaced(se.typed, term, word.Value)
			all = append(all, suggestion{text, "word", "", word.Cables, searchAddress(text)})
		}
	}
	return all, nil
}

// mostRespelled is how many words of a search are looked up in other spellings.
const mostRespelled = 4

// terms are the first words that are sought one by one.
func (se search) terms() (terms []string) {
	language.Walk(se.sought.Root, func(leaf language.Node, negated bool) {
		if word, ok := leaf.(language.Word); ok && !negated && len(terms) < mostRespelled {
			terms = append(terms, word.Term)
		}
	})
	return terms
}

// replaced is what was typed with one word for another.
func replaced(typed, term, word string) string {
	var out strings.Builder
	at := 0
	for token := range language.Tokens(typed) {
		if token.Term == term {
			out.WriteString(typed[at:token.Start] + word)
			at = token.End
		}
	}
	return out.String() + typed[at:]
}
