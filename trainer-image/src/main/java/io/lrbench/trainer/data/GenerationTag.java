package io.lrbench.trainer.data;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import java.util.stream.Collectors;

/**
 * {@code generation} of transformers' chat templates: marks in the text what was rendered in it.
 */
final class GenerationTag implements Tag {
  /** No character, so that no text has it (Unicode, section 23.7). */
  static final char BEGIN = '\uFDD0';

  /** No character either. */
  static final char END = '\uFDD1';

  private static final long serialVersionUID = 1L;

  /** Whether a template uses the tag. */
  static boolean isIn(String source) {
    return source.matches("(?s).*\\{%[-+]?\\s*generation\\s*[-+]?%}.*");
  }

  @Override
  public String getName() {
    return "generation";
  }

  @Override
  public String getEndTagName() {
    return "endgeneration";
  }

  @Override
  public String interpret(TagNode node, JinjavaInterpreter interpreter) {
    return node.getChildren().stream()
        .map((Node child) -> child.render(interpreter).getValue())
        .collect(Collectors.joining("", String.valueOf(BEGIN), String.valueOf(END)));
  }
}
