package io.lrbench.trainer.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrammarTest {
  @Test
  void aRuleWithoutChoiceIsProseWithCapitalsAndStops() {
    Grammar grammar = Grammar.parse("TEXT = we saw THING , twice . it sang .\nTHING = a bird\n");

    assertThat(grammar.text(new SplittableRandom(1))).isEqualTo("We saw a bird, twice. It sang.");
  }

  @Test
  void aRememberedSymbolIsDrawnOnceAText() {
    Grammar grammar = Grammar.parse("TEXT = @HERO and @HERO/1 , @HERO\nHERO = Ann/she | Bob/he\n");

    assertThat(texts(grammar, 50)).containsOnly("Ann and she, Ann", "Bob and he, Bob");
  }

  @Test
  void weightsDecideHowOftenAnAlternativeIsDrawn() {
    Grammar grammar = Grammar.parse("TEXT = 9: often\n | rarely\n");

    assertThat(texts(grammar, 2000).filter("Rarely"::equals).count()).isBetween(150L, 250L);
  }

  @Test
  void aSymbolWithoutARuleIsRefused() {
    assertThatThrownBy(() -> Grammar.parse("TEXT = a NOUN of @KIND/1\nKIND = x/y\n"))
        .hasMessage("expected a rule for each symbol, found none for [NOUN]");
  }

  @Test
  void twoRulesForOneSymbolAreRefused() {
    assertThatThrownBy(() -> Grammar.parse("TEXT = a\nTEXT = b\n"))
        .hasMessage("expected one rule for TEXT, found two");
  }

  @Test
  void bothGrammarsSayManyThings() {
    for (Grammar grammar : List.of(Quickstart.STORIES, Quickstart.LOGBOOK)) {
      assertThat(texts(grammar, 500).distinct().count()).isGreaterThan(450);
    }
  }

  private static Stream<String> texts(Grammar grammar, int count) {
    SplittableRandom random = new SplittableRandom(7);
    return Stream.generate(() -> grammar.text(random)).limit(count);
  }
}
