package io.warelog.app.architecture.violations.write.decision;

public record Decided(boolean accepted) {
}
