package io.warelog.app.architecture.violations.api;

record FloatingPoint(double price) {
}
