package io.warelog.app.migration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.warelog.read.directory.DirectoryProjection;
import io.warelog.read.generation.Generations;
import io.warelog.read.product.ProductProjection;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.ReadModelStore;

/**
 * Tells in a database of read models of which log they are made by a migration, so that
 * one that was cut short is gone on with, and those of another log are left alone.
 */
public final class ViewsOrigin {

	/** The checkpoint that holds it; no projection's name. */
	private static final String NAME = "_origin";

	private ViewsOrigin() {
	}

	/**
	 * Takes a database for the read models of a log. One without read models is marked,
	 * before the first of them is written; any other has to have this mark already.
	 * @param store the database
	 * @param origin what tells the log from all others
	 * @throws OtherViewsException if it has read models without the mark of this log:
	 * those of another one, or ones that a service has made
	 */
	public static void claim(ReadModelStore store, String origin) throws OtherViewsException {
		if (isNew(store)) {
			store.create(new Checkpoint(NAME, 0, null, origin.getBytes(StandardCharsets.UTF_8), "origin"));
		}
		List<Checkpoint> there = store.checkpoints(NAME);
		if (there.isEmpty() || !isOf(there.getFirst(), origin)) {
			throw new OtherViewsException();
		}
	}

	/** A projection that has been rebuilt has its checkpoints under another name. */
	private static boolean isNew(ReadModelStore store) {
		Generations generations = new Generations(store);
		return Stream.of(ProductProjection.NAME, DirectoryProjection.NAME)
			.allMatch((name) -> store.checkpoints(name).isEmpty() && generations.load(name).live() == 1);
	}

	private static boolean isOf(Checkpoint there, String origin) {
		byte[] token = there.token();
		return token != null && origin.equals(new String(token, StandardCharsets.UTF_8));
	}

	/** That a database has read models that no migration of the log has begun. */
	public static final class OtherViewsException extends Exception {

		OtherViewsException() {
			super("has some that no migration of this log has begun: name one without read models");
		}

	}

}
