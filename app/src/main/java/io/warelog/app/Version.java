package io.warelog.app;

import java.util.Objects;

import picocli.CommandLine.IVersionProvider;

/** Tells which Warelog this is. */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "warelog " + Objects
			.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(built in place)") };
	}

}
