/** The files that {@code run --output} leaves; imports no client and no Quarkus. */
package io.lrbench.operator.cli.output;
