// Notes that have links. In: a Dom. Out: links that refer to notes, the notes, and links that only lead back.
//
// The idea: a reference is a link with a short label, such as "1", whose fragment names a place further down. Links of a table of
// contents and of pages of results are that too, so it must look like a reference (a superscript, brackets), be named like one,
// or the place must lead back to it. The note is the smallest element around that place that holds no other note.
#pragma once

#include "blocks/notes.h"
#include "html/dom.h"

namespace pith::internal {

/// The labels of the notes need not be unique. n log n in the size of the page.
Notes find_linked_notes(const Dom& dom);

}  // namespace pith::internal
