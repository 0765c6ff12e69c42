package javax.mail.shop;

class Own {
    javax.mail.Session session;
}
