package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

/** Expectations are Python's answers. */
class PythonTextTest {
  private static final String SPACED = "\u00a0 a\u2003b \u3000";

  @Test
  void stripsEverySpace() {
    assertThat(PythonText.strip(SPACED)).isEqualTo("a\u2003b");
    assertThat(PythonText.stripLeading(SPACED)).isEqualTo("a\u2003b \u3000");
    assertThat(PythonText.stripTrailing(SPACED)).isEqualTo("\u00a0 a\u2003b");
  }

  @Test
  void splitsAtEverySpaceAndNothingIntoNothing() {
    assertThat(PythonText.words("\u00a0a\u2003bc \u001cd")).containsExactly("a", "bc", "d");
    assertThat(PythonText.words("")).isEmpty();
    assertThat(PythonText.words(" \n")).isEmpty();
  }

  @Test
  void capitalizesToTitleCase() {
    assertThat(PythonText.capitalized("\u01c6 \u00c0B")).isEqualTo("\u01c5 \u00e0b");
    assertThat(PythonText.capitalized("")).isEmpty();
  }

  @Test
  void templatesCallThem() {
    JinjaTemplate template =
        JinjaTemplate.prompt("t", "{{ a.strip() }}|{{ a.split()|length }}|{{ a.rstrip('b') }}");
    Row row = new Row("row", JsonNodeFactory.instance.objectNode().put("a", "\u00a0a b"));
    assertThat(template.render(row)).isEqualTo("a b|2|\u00a0a ");
  }
}
