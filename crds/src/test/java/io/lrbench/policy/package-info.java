/** Tests of what formulas keep to themselves. */
package io.lrbench.policy;
