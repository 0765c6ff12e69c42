package shop;

import org.springframework.util.concurrent.ListenableFuture;

class Sender {
    ListenableFuture<String> future;
}
