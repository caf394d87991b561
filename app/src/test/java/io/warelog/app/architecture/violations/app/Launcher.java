package io.warelog.app.architecture.violations.app;

public final class Launcher {

}
