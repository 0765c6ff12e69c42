package shop;

import org.springframework.hateoas.mediatype.vnderrors.VndErrors;
import org.springframework.hateoas.server.core.EmbeddedWrapper;
import org.springframework.hateoas.server.core.EmbeddedWrappers;

class Errors {

    private final EmbeddedWrappers wrappers = new EmbeddedWrappers(false);

    VndErrors.VndError of(Exception e) {
        return new VndErrors.VndError("error", e.getMessage());
    }

    EmbeddedWrapper none() {
        return wrappers.emptyCollectionOf(String.class);
    }
}
