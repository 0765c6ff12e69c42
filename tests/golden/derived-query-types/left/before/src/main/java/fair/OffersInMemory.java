package fair;

abstract class OffersInMemory implements Offers {
}
