package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The training data and what is held out of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.holdout) || !(self.format in ['idx', 'cifar'])",
    fieldPath = ".holdout",
    message = "idx and cifar are evaluated on their own test split: remove dataset.holdout")
@ValidationRule(
    value = "!has(self.template) || self.format == 'instructions'",
    fieldPath = ".template",
    message = "a template needs dataset.format instructions")
@ValidationRule(
    value = "!has(self.template) || !has(self.columns)",
    fieldPath = ".columns",
    message = "a template names the columns itself: remove dataset.columns")
@ValidationRule(
    value =
        "!has(self.columns) || ((!has(self.columns.text) || self.format == 'text') && (!has(self.columns.messages) || self.format == 'chat') && (!(has(self.columns.instruction) || has(self.columns.input) || has(self.columns.output)) || self.format == 'instructions'))",
    fieldPath = ".columns",
    message =
        "write text for format text, instruction, input and output for instructions, messages for chat")
@ValidationRule(
    value = "!has(self.augmentation) || self.format in ['idx', 'cifar', 'images']",
    message = "dataset.augmentation needs dataset.format idx, cifar or images; remove it")
@ValidationRule(
    value = "!has(self.imageSize) || self.format in ['cifar', 'images']",
    message = "dataset.imageSize needs dataset.format images; remove it")
public record DatasetSpec(
    @JsonPropertyDescription(
            "Where the data lies, a file or a folder: file: and a path, hf://datasets/owner/name[@revision][/path], https:// (one file, with #sha256=… verified), s3://bucket/key or pvc://claim/path. Rows may be .jsonl, .json, .csv, .tsv or .parquet.")
        @Required
        @Pattern(Uris.PATTERN)
        @Size(min = 6, max = 2048)
        String uri,
    @JsonPropertyDescription("How the files are read.") @Required DatasetFormat format,
    @JsonPropertyDescription(
            "Only the first n examples (blocks, rows, images) of the training split are used. Default: all.")
        @Min(1)
        Long maxExamples,
    @JsonPropertyDescription(
            "Share of the examples that is held out for evaluation where nothing else is: max(1, round(holdout x n)). Default 0.1.")
        @Min(value = 0, inclusive = false)
        @Max(value = 1, inclusive = false)
        Double holdout,
    @JsonPropertyDescription(
            "Rows and columns that images of an image folder get: the shorter side is scaled to it and the middle cut out. Default: images as they are, all of one size.")
        @Min(1)
        @Max(1024)
        Integer imageSize,
    @JsonPropertyDescription("Random changes of training images; evaluation sees them as they are.")
        AugmentationSpec augmentation,
    @JsonPropertyDescription("How the columns are named, where not as the format names them.")
        DatasetColumns columns,
    @JsonPropertyDescription("Replaces the two templates of Alpaca that format instructions has.")
        DatasetTemplate template,
    @JsonPropertyDescription(
            "The Hub's token for a private or gated data set, also for evaluation.dataset and tasks. Default: model.tokenSecret.")
        SecretKey tokenSecret) {}
