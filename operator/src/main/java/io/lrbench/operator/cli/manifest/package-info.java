/**
 * A manifest's file as a benchmark: YAML, then the same schema and rules as the API's, then the
 * records. Pure: imports no client and no Quarkus.
 */
package io.lrbench.operator.cli.manifest;
