# Draws the synthetic cohort of src/test/resources/derived: Rscript derived-cohort.R > cohort.csv (R 4.2.2).
set.seed(20)
n <- 260
sex <- sample(c("female", "male"), n, TRUE, c(0.7, 0.3))
surgery <- as.Date("2021-01-01") + sample(0:1200, n, TRUE)
age <- rnorm(n, 71, 8)
birth <- surgery - round(age * 365.2425)
birth[1:4] <- as.Date(c("1952-02-29", "1956-02-29", "1948-12-31", "1950-06-15"))
surgery[1:4] <- as.Date(c("2021-02-28", "2021-03-01", "2022-12-31", "2022-06-14"))
discharge <- surgery + 1 + rpois(n, 4)
discharge[7] <- surgery[7] - 1
height <- round(rnorm(n, 160, 7), 1)
weight <- round(rnorm(n, 60, 9), 1)
neutrophils <- round(rlnorm(n, 1.4, 0.4), 2)
lymphocytes <- round(rlnorm(n, 0.5, 0.35), 2)
lymphocytes[11] <- 0
crp <- round(rlnorm(n, 1.6, 0.9), 1)
pct <- round(rlnorm(n, -2, 0.7), 3)
wbc <- round(neutrophils + lymphocytes + rlnorm(n, -0.5, 0.3), 2)
platelets <- round(rnorm(n, 210, 50))
vertebrae <- 1 + rpois(n, 0.5)
eta <- -2.2 + 0.5 * log(crp) + 0.25 * (vertebrae > 1) + 0.12 * (neutrophils / pmax(lymphocytes, 0.3)) - 0.001 * platelets
vas <- ifelse(runif(n) < plogis(eta), sample(4:8, n, TRUE), sample(0:3, n, TRUE))
blank <- function(x, share) replace(as.character(x), runif(n) < share, "")
d <- data.frame(id = sprintf("P%03d", 1:n), sex, birth_date = as.character(birth),
  surgery_date = format(surgery, "%Y/%m/%d"), discharge_date = as.character(discharge), height = blank(height, 0.02),
  weight = blank(weight, 0.02), neutrophils = blank(neutrophils, 0.02), lymphocytes, crp = blank(crp, 0.03),
  pct = blank(pct, 0.03), wbc, platelets, vertebrae, vas)
names(d)[names(d) == "wbc"] <- "WBC(10^9/L)"
names(d)[names(d) == "platelets"] <- "血小板"
d$surgery_date <- format(surgery, "%Y-%m-%d")
write.table(d, sep = ",", quote = FALSE, row.names = FALSE, fileEncoding = "UTF-8")
