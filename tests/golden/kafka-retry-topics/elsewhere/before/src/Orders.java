import com.acme.RetryableTopic;

class Orders {
    @RetryableTopic
    void orders(String order) {}
}
