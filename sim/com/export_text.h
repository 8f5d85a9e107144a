// File: export_text.h
//
// Texts of a trace within the formats of trace_export.h, whatever an application put into them.

#ifndef BITSIM_COM_EXPORT_TEXT_H_
#define BITSIM_COM_EXPORT_TEXT_H_

#include <string>
#include <string_view>

namespace bitsim {

// In quotes. Bytes that are no UTF-8 become U+FFFD.
void AppendJsonText(std::string& out, std::string_view text);

// As a text of a Mermaid diagram, in which "#" and ";" mean something and a line ends a statement.
void AppendMermaidText(std::string& out, std::string_view text);

}  // namespace bitsim

#endif  // BITSIM_COM_EXPORT_TEXT_H_
