/**
 * Every policy's learning rate per update, before anything runs; pure, imports no client and no
 * Quarkus.
 */
package io.lrbench.operator.cli.preview;
