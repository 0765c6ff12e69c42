package p;

import java.util.concurrent.CompletableFuture;

interface Events {
    CompletableFuture<Receipt> send(Event event);
}
