java -server -jar a.jar
