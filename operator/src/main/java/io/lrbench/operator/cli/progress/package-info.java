/**
 * What a run looks like while it lasts and when it ends: snapshots and the lines they become; pure,
 * imports no client, no clock and no Quarkus.
 */
package io.lrbench.operator.cli.progress;
