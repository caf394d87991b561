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
	 * Takes a database for the read models of a log.
	 * @param store the database
	 * @param origin what tells the log from all others
	 * @param served whether the log is where services may have read it, so that its read
	 * models may be there although no migration has made them
	 * @throws OtherViewsException if it has the read models of another log, or of one
	 * that nobody knows
	 */
	public static void claim(ReadModelStore store, String origin, boolean served) throws OtherViewsException {
		byte[] mine = origin.getBytes(StandardCharsets.UTF_8);
		if (isNew(store) || served) {
			store.create(new Checkpoint(NAME, 0, null, mine, "origin"));
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

	/** That a database has read models of another log. */
	public static final class OtherViewsException extends Exception {

		OtherViewsException() {
			super("has those of another log: name one without read models");
		}

	}

}
