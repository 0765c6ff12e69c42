package p;

import org.springframework.util.concurrent.ListenableFuture;

interface Events {
    ListenableFuture<Receipt> send(Event event);
}
