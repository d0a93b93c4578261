/** Tests of what is decided. */
package io.lrbench.operator.decide;
