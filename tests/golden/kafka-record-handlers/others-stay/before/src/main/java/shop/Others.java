package shop;

class Others {

    void handleRecord(Exception thrown, String record, String consumer, String container) {
        System.out.println(record);
    }

    boolean remainingRecords() {
        return false;
    }
}
