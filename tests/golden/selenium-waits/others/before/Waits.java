package pages;

class Waits {

    void wait(Poller poller) {
        poller.every(10);
        new Poller(5);
    }
}
