/** Tests of what objects of the cluster mean. */
package io.lrbench.operator.observe;
