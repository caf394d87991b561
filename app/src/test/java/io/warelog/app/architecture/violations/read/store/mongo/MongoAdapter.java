package io.warelog.app.architecture.violations.read.store.mongo;

public final class MongoAdapter {

}
