/* endless.c: bad: a function of more than sixty lines, one nested too deep, and a choice between the same two. */
#define NULL 0

int cp_count_all (const int *numbers, int n);
int cp_sum_deep (const int *numbers, int n);

int
cp_count_all (const int *numbers, int n)
{
  int sum = 0;
  sum += n > 0 ? numbers[0] : 0;
  sum += n > 1 ? numbers[1] : 0;
  sum += n > 2 ? numbers[2] : 0;
  sum += n > 3 ? numbers[3] : 0;
  sum += n > 4 ? numbers[4] : 0;
  sum += n > 5 ? numbers[5] : 0;
  sum += n > 6 ? numbers[6] : 0;
  sum += n > 7 ? numbers[7] : 0;
  sum += n > 8 ? numbers[8] : 0;
  sum += n > 9 ? numbers[9] : 0;
  sum += n > 10 ? numbers[10] : 0;
  sum += n > 11 ? numbers[11] : 0;
  sum += n > 12 ? numbers[12] : 0;
  sum += n > 13 ? numbers[13] : 0;
  sum += n > 14 ? numbers[14] : 0;
  sum += n > 15 ? numbers[15] : 0;
  sum += n > 16 ? numbers[16] : 0;
  sum += n > 17 ? numbers[17] : 0;
  sum += n > 18 ? numbers[18] : 0;
  sum += n > 19 ? numbers[19] : 0;
  sum += n > 20 ? numbers[20] : 0;
  sum += n > 21 ? numbers[21] : 0;
  sum += n > 22 ? numbers[22] : 0;
  sum += n > 23 ? numbers[23] : 0;
  sum += n > 24 ? numbers[24] : 0;
  sum += n > 25 ? numbers[25] : 0;
  sum += n > 26 ? numbers[26] : 0;
  sum += n > 27 ? numbers[27] : 0;
  sum += n > 28 ? numbers[28] : 0;
  sum += n > 29 ? numbers[29] : 0;
  sum += n > 30 ? numbers[30] : 0;
  sum += n > 31 ? numbers[31] : 0;
  sum += n > 32 ? numbers[32] : 0;
  sum += n > 33 ? numbers[33] : 0;
  sum += n > 34 ? numbers[34] : 0;
  sum += n > 35 ? numbers[35] : 0;
  sum += n > 36 ? numbers[36] : 0;
  sum += n > 37 ? numbers[37] : 0;
  sum += n > 38 ? numbers[38] : 0;
  sum += n > 39 ? numbers[39] : 0;
  sum += n > 40 ? numbers[40] : 0;
  sum += n > 41 ? numbers[41] : 0;
  sum += n > 42 ? numbers[42] : 0;
  sum += n > 43 ? numbers[43] : 0;
  sum += n > 44 ? numbers[44] : 0;
  sum += n > 45 ? numbers[45] : 0;
  sum += n > 46 ? numbers[46] : 0;
  sum += n > 47 ? numbers[47] : 0;
  sum += n > 48 ? numbers[48] : 0;
  sum += n > 49 ? numbers[49] : 0;
  sum += n > 50 ? numbers[50] : 0;
  sum += n > 51 ? numbers[51] : 0;
  sum += n > 52 ? numbers[52] : 0;
  sum += n > 53 ? numbers[53] : 0;
  sum += n > 54 ? numbers[54] : 0;
  sum += n > 55 ? numbers[55] : 0;
  sum += n > 56 ? numbers[56] : 0;
  sum += n > 57 ? numbers[57] : 0;
  sum += n > 58 ? numbers[58] : 0;
  return sum;
}

int
cp_sum_deep (const int *numbers, int n)
{
  int sum = 0;
  if (numbers != NULL) {
    if (n > 0) {
      for (int i = 0; i < n; i++) {
        if (numbers[i] > 0) {
          sum += numbers[i];
        }
      }
    }
  }
  return n > 0 ? sum : sum;
}
