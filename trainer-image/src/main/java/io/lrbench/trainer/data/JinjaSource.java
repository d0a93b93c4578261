package io.lrbench.trainer.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Applies Jinja's rules of whitespace to a template's text (Jinja's manual, "Whitespace Control"),
 * and writes two expressions so that Jinjava reads them; what is left trims nothing.
 */
final class JinjaSource {
  /** A tag with its signs and content; strings in it may hold what would close it. */
  private static final Pattern TAG =
      Pattern.compile(
          "\\{#(?<cl>[-+]?)(?<comment>.*?)(?<cr>[-+]?)#\\}"
              + "|\\{%(?<bl>[-+]?)(?<block>(?:'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"|[^'\"])*?)(?<br>[-+]?)%\\}"
              + "|\\{\\{(?<vl>-?)(?<value>(?:'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"|[^'\"])*?)(?<vr>-?)\\}\\}",
          Pattern.DOTALL);

  private final StringBuilder out = new StringBuilder();
  private final boolean trimBlocks;
  private boolean stripNext;
  private boolean lineStarts = true;

  private JinjaSource(boolean trimBlocks) {
    this.trimBlocks = trimBlocks;
  }

  /** With trim_blocks and lstrip_blocks, and without a last line break, as transformers sets it. */
  static String trimmed(String source) {
    String text = source.endsWith("\n") ? source.substring(0, source.length() - 1) : source;
    return new JinjaSource(true).apply(text);
  }

  /** Without trimming but at signs. */
  static String exact(String source) {
    return new JinjaSource(false).apply(source);
  }

  private String apply(String source) {
    Matcher tag = TAG.matcher(source);
    int at = 0;
    while (tag.find(at)) {
      boolean value = tag.group("value") != null;
      boolean comment = tag.group("comment") != null;
      String left = tag.group(value ? "vl" : comment ? "cl" : "bl");
      String right = tag.group(value ? "vr" : comment ? "cr" : "br");
      text(source.substring(at, tag.start()), left, value);
      if (value) {
        out.append("{{ ").append(JinjaExpressions.readable(tag.group("value"))).append(" }}");
      } else if (!comment) {
        out.append("{% ").append(JinjaExpressions.readable(tag.group("block"))).append(" %}");
      }
      at = tag.end();
      stripNext = right.equals("-");
      lineStarts = false;
      boolean breaks = at < source.length() && source.charAt(at) == '\n';
      if (trimBlocks && !value && breaks && !right.equals("+")) {
        at++;
        lineStarts = true;
      }
    }
    text(source.substring(at), "", true);
    return out.toString();
  }

  private void text(String raw, String sign, boolean value) {
    String text = stripNext ? raw.stripLeading() : raw;
    if (sign.equals("-")) {
      text = text.stripTrailing();
    } else if (trimBlocks && !value && !sign.equals("+")) {
      int line = text.lastIndexOf('\n') + 1;
      boolean starts = line > 0 || lineStarts;
      if (starts && text.substring(line).isBlank()) {
        text = text.substring(0, line);
      }
    }
    out.append(text);
  }
}
