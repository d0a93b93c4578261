/** Tests of plans, packs and names. */
package io.lrbench.operator.plan;
