package fair;

class Auction {

    private Bids bids;

    Object none() {
        return bids.findById(null);
    }
}
