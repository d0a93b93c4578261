/** How the commands start and ask trainers. */
package io.lrbench.operator.cli.local;
