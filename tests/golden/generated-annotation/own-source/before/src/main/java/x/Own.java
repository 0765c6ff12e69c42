package x;

@javax.annotation.Generated("me")
class Own {
}
