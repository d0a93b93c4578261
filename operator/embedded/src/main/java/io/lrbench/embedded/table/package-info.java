/** Objects as the tables that kubectl prints; imports {@code json} and {@code type} only. */
package io.lrbench.embedded.table;
