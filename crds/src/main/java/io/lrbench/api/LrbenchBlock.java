package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;

/** A policy by LRBench's name and arguments. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.k1) || self.type == 'POLY' || self.type in ['TRI', 'TRI2', 'TRIEXP', 'DTRI', 'DTRI2', 'DTRIEXP', 'SIN', 'SIN2', 'SINEXP', 'DSIN', 'DSIN2', 'DSINEXP', 'COS', 'COS2', 'COSEXP', 'UPCOS', 'UPCOS2', 'UPCOSEXP', 'RSW', 'RSW2', 'RSWEXP', 'SINRSW', 'SINRSW2', 'SINRSWEXP', 'COSRSW', 'COSRSW2', 'COSRSWEXP']",
    message = "k1 belongs to POLY and the cyclic types; leave it out")
@ValidationRule(
    value =
        "has(self.k1) || !(self.type in ['TRI', 'TRI2', 'TRIEXP', 'DTRI', 'DTRI2', 'DTRIEXP', 'SIN', 'SIN2', 'SINEXP', 'DSIN', 'DSIN2', 'DSINEXP', 'COS', 'COS2', 'COSEXP', 'UPCOS', 'UPCOS2', 'UPCOSEXP', 'RSW', 'RSW2', 'RSWEXP', 'SINRSW', 'SINRSW2', 'SINRSWEXP', 'COSRSW', 'COSRSW2', 'COSRSWEXP'])",
    message = "a cyclic type needs k1, the upper bound of the cycle")
@ValidationRule(
    value =
        "has(self.gamma) == (self.type in ['STEP', 'NSTEP', 'EXP', 'INV', 'SIG', 'TRIEXP', 'DTRIEXP', 'SINEXP', 'DSINEXP', 'COSEXP', 'UPCOSEXP', 'RSWEXP', 'SINRSWEXP', 'COSRSWEXP'])",
    message =
        "gamma is needed by STEP, NSTEP, EXP, INV, SIG and the types that end in EXP and must be left out of the other types")
@ValidationRule(
    value = "has(self.p) == (self.type in ['INV', 'POLY'])",
    message = "p is needed by INV and POLY and must be left out of the other types")
@ValidationRule(
    value =
        "has(self.l) == (self.type in ['STEP', 'POLY', 'SIG', 'TRI', 'TRI2', 'TRIEXP', 'DTRI', 'DTRI2', 'DTRIEXP', 'SIN', 'SIN2', 'SINEXP', 'DSIN', 'DSIN2', 'DSINEXP', 'COS', 'COS2', 'COSEXP', 'UPCOS', 'UPCOS2', 'UPCOSEXP', 'RSW', 'RSW2', 'RSWEXP', 'SINRSW', 'SINRSW2', 'SINRSWEXP', 'COSRSW', 'COSRSW2', 'COSRSWEXP'])",
    message =
        "l is needed by STEP, POLY, SIG and the cyclic types and must be left out of the other types")
@ValidationRule(
    value = "has(self.milestones) == (self.type in ['NSTEP'])",
    message = "milestones is needed by NSTEP and must be left out of the other types")
@ValidationRule(
    value = "!has(self.variant) || self.type in ['COS', 'POLY']",
    message = "variant belongs to COS and POLY; leave it out")
public record LrbenchBlock(
    @JsonPropertyDescription(
            "One of the 34 names of LRBench (arXiv 2309.08859); docs/policies.md has their formulas.")
        @Required
        LrbenchType type,
    @JsonPropertyDescription(
            "Learning rate k0: the rate itself, or the lower bound of a cycle. A number: generators on YAML 1.1 must write 1.0e-3 for 1e-3.")
        @Min(0)
        @Required
        Double k0,
    @JsonPropertyDescription(
            "Learning rate k1: the upper bound of a cycle; the first rate of POLY.")
        @Min(0)
        Double k1,
    @JsonPropertyDescription(
            "Factor of a step (STEP, NSTEP) or of an update (EXP, …EXP), slope of INV, steepness of SIG.")
        Double gamma,
    @JsonPropertyDescription("Power of INV and POLY.") Double p,
    @JsonPropertyDescription(
            "Updates of a step (STEP), of half a cycle (TRI … COSRSW), of the decay (POLY), or the middle (SIG). A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length l,
    @JsonPropertyDescription("Updates where NSTEP multiplies by gamma, ascending.")
        @Size(min = 1, max = 64)
        List<Length> milestones,
    @JsonPropertyDescription(
            "Where the paper and the code of LRBench differ (COS, POLY): paper or code.")
        FormulaVariant variant) {}
