package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;

/** A policy by LRBench's name and arguments. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LrbenchBlock(
    @JsonPropertyDescription(
            "One of LRBench's 34 names (arXiv 2309.08859). FIX k0; STEP k0 gamma^floor(t/l); NSTEP k0 gamma^(milestones passed); EXP k0 gamma^t; INV k0 (1 + gamma t)^-p; POLY (k1 - k0)(1 - t/l)^p + k0, or k0 (1 - t/l)^p without k1; SIG k0 / (1 + exp(-gamma (t - l))). The others cycle, (k1 - k0) g(t) + k0, with half a period (RSW: a whole one) of l updates: TRI triangle, SIN sine, COS cosine, RSW sawtooth, SINRSW and COSRSW shaped sawteeth; D starts with the way down, UP with the way up; 2 halves the height each cycle, EXP multiplies it by gamma^t. docs/policies.md draws them.")
        @Required
        LrbenchType type,
    @JsonPropertyDescription(
            "Learning rate: the rate itself, or the lower end of a cycle. A JSON number, 0 or more, needed by every type: generators on YAML 1.1 must write 1.0e-3 for 1e-3.")
        @Min(0)
        Double k0,
    @JsonPropertyDescription(
            "Learning rate: the upper end of a cycle, needed by the cyclic types; the first rate of POLY.")
        @Min(0)
        Double k1,
    @JsonPropertyDescription(
            "Factor of each step (STEP, NSTEP) or each update (EXP and the names that end in it), slope of INV, steepness of SIG; needed by these.")
        Double gamma,
    @JsonPropertyDescription("Exponent of INV and POLY, needed by both.") Double p,
    @JsonPropertyDescription(
            "Length of a step (STEP), of half a cycle, of the decay (POLY), or the middle (SIG); needed by these. At least 1. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length l,
    @JsonPropertyDescription(
            "Lengths after which NSTEP multiplies by gamma, ascending; needed by it. Counts of updates (30), percentages (\"30%\") or epochs (\"2ep\").")
        @Size(min = 1, max = 64)
        List<Length> milestones,
    @JsonPropertyDescription(
            "Where paper and code of LRBench differ. COS: code (default) has period 2l, paper l. POLY: code from k1 to k0 (default with k1), paper from k0 to 0 (default without).")
        FormulaVariant variant) {}
