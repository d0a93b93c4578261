/** Learning-rate formulas as pure functions of the update; plain Java only, nothing imported. */
package io.lrbench.policy;
