import org.springframework.kafka.support.Acknowledgment;

class Orders {
    void one(Acknowledgment acknowledgment) {
        acknowledgment.nack(1000);
    }

    void batch(Acknowledgment acknowledgment, int index) {
        acknowledgment.nack(index, 500L);
    }
}
