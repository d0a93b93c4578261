package io.lrbench.operator.fuzz;

import java.util.Locale;

/** The kinds of change that a manifest may suffer. */
enum Mutation {
  NONE,
  DROP_FIELD,
  FIELD_TWICE,
  RENAME_FIELD,
  WRONG_TYPE,
  BESIDE_A_BOUND,
  OTHER_ENUM_VALUE,
  ADD_KNOWN_FIELD,
  EMPTY_TEXT,
  LONG_TEXT,
  UNICODE,
  NULL,
  SWAPPED_VALUES,
  FROM_ANOTHER_MANIFEST,
  LENGTH,
  ODD_NUMBER,
  DEEP_NESTING,
  GRID,
  POD_TEMPLATE,
  LIST_ITEM_TWICE,
  EMPTY_LIST,
  METADATA;

  /** For people. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
